// rejected by: fewerAtATime
// saying: one read gives at most
        in.read(bytes);

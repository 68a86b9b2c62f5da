// rejected by: fewerAtATime
// saying: one read gives what has come
        in.read(bytes);

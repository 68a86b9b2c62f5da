// rejected by: halfALine
// saying: what has no \n yet is not sent
        send(key, received.toByteArray());
        received.reset();

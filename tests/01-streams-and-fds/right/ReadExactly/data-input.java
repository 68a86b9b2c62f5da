// a class of the JDK that does it all
        new DataInputStream(in).readFully(bytes);

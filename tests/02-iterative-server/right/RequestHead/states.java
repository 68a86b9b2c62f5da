// a state for each byte of the end
        enum State { TEXT, CR, CRLF, CRLFCR, END }
        State state = State.TEXT;
        while (state != State.END) {
            int b = in.read();
            if (b < 0) throw new EOFException("after " + head.size() + " bytes");
            head.write(b);
            if (head.size() > LIMIT) throw new IOException("431");
            state = switch (b) {
                case '\r' -> state == State.CRLF ? State.CRLFCR : State.CR;
                case '\n' -> switch (state) {
                    case CR -> State.CRLF;
                    case CRLFCR -> State.END;
                    default -> State.TEXT;
                };
                default -> State.TEXT;
            };
        }

// rejected by: byteByByte
// saying: less at each read
            if (line.size() == 0) client.setSoTimeout((int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000));

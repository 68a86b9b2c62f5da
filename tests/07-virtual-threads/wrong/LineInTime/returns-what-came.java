// rejected by: afterTheDeadline
// saying: it returned ""
            long left = deadline - System.nanoTime();
            if (left <= 0) return line.toByteArray();
            client.setSoTimeout((int) Math.min(Math.ceilDiv(left, 1_000_000), Integer.MAX_VALUE));

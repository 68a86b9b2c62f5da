// rejected by: afterTheDeadline
// saying: nothing after the deadline
            long left = deadline - System.nanoTime();
            client.setSoTimeout((int) Math.clamp(Math.ceilDiv(left, 1_000_000), 1, Integer.MAX_VALUE));

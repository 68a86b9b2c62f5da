// rejected by: afterTheDeadline
// saying: nothing after the deadline
            client.setSoTimeout((int) Math.max(1, (deadline - System.nanoTime()) / 2_000_000));

// rejected by: afterTheDeadline
// saying: nothing after the deadline
            client.setSoTimeout((int) Math.max(0, (deadline - System.nanoTime()) / 1_000_000));

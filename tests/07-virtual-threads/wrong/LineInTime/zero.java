// rejected by: hasPassed
// saying: 0 is no limit
            client.setSoTimeout((int) Math.max(0, (deadline - System.nanoTime()) / 1_000_000));

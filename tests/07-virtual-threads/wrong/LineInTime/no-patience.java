// rejected by: silent
// saying: ms until it was given up
            client.setSoTimeout((int) Math.max(1, (deadline - System.nanoTime()) / 2_000_000));

// rejected by: hasPassed
// saying: what readLine threw
            client.setSoTimeout((int) ((deadline - System.nanoTime()) / 1_000_000));

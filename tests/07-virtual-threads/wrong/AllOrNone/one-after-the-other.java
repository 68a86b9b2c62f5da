// rejected by: othersAreInterrupted
// saying: which future ends next
            for (Future<T> future : futures) results.add(future.get());

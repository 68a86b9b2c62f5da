// rejected by: othersAreInterrupted
// saying: which task ends next?
            for (Future<T> future : futures) results.add(future.get());

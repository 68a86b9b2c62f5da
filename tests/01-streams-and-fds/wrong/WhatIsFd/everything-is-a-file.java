// rejected by: realOnes
// saying: DEVICE
        return Kind.FILE;

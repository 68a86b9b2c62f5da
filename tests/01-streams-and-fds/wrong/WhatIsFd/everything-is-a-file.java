// rejected by: realOnes
// saying: Look again at
        return Kind.FILE;

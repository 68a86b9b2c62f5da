// rejected by: notOneMore
// saying: belongs to whoever reads next
        if (n >= 8192) in = new BufferedInputStream(in);
        new DataInputStream(in).readFully(bytes);

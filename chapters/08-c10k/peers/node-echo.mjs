// A line echo on Node's net, which is libuv, which is epoll. It stops reading while a client does not take its answers.
import net from "node:net";

const NEWLINE = 10;

const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
  let half = null;
  client.on("data", (chunk) => {
    const bytes = half === null ? chunk : Buffer.concat([half, chunk]);
    const whole = bytes.lastIndexOf(NEWLINE) + 1;
    half = whole === bytes.length ? null : bytes.subarray(whole);
    if (whole > 0 && !client.write(bytes.subarray(0, whole))) client.pause();
  });
  client.on("drain", () => client.resume());
  client.on("end", () => client.end(half ?? undefined));
  client.on("error", () => client.destroy());
});

server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () => console.log(`listening on 127.0.0.1:${server.address().port}`));

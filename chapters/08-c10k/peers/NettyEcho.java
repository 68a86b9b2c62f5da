import module java.base;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;

/// A line echo as Netty's users write it: a line decoder, and a handler that writes each line back and flushes when all
/// that was read is done. One event loop, as our servers have one.
final class NettyEcho {
    private static final int BACKLOG = 4_096, MAX_LINE = 64 * 1024;

    private NettyEcho() {}

    /// `nio` or `epoll`.
    static void main(String... args) throws InterruptedException {
        boolean epoll = args[0].equals("epoll");
        IoHandlerFactory loop = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        Channel server = new ServerBootstrap()
            .group(new MultiThreadIoEventLoopGroup(1, loop))
            .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childHandler(new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(Channel client) {
                    client.pipeline().addLast(new LineBasedFrameDecoder(MAX_LINE, false, true), new Echo());
                }
            })
            .bind("127.0.0.1", 0).sync().channel();
        System.out.println("listening on 127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort());
        server.closeFuture().sync();
    }

    private static final class Echo extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        protected void channelRead0(ChannelHandlerContext client, ByteBuf line) {
            client.write(line.retain());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext client) {
            client.flush();
        }

        /// Reads no more from a client that does not take its answers.
        @Override
        public void channelWritabilityChanged(ChannelHandlerContext client) {
            client.channel().config().setAutoRead(client.channel().isWritable());
            client.fireChannelWritabilityChanged();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext client, Throwable cause) {
            client.close();
        }
    }
}

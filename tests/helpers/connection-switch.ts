import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A connection to a server that can be cut, like pulling the plug, and restored. */
export interface ConnectionSwitch {
  url: string;
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
}

export async function openConnectionSwitch(target: string): Promise<ConnectionSwitch> {
  const { hostname, port: targetPort } = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(targetPort), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one
        .on('error', () => undefined)
        .once('close', () => {
          sockets.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    goDown: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.resetAndDestroy();
      }),
    comeBack: () => listen(port),
  };
}

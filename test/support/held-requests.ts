import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection that sends what it is told, byte by byte if need be, and keeps what comes back. */
export interface HeldRequest {
  /** Everything that was answered so far. */
  answer: () => string;
  /** Status of the answer, as soon as there is one. */
  status: () => number | undefined;
  closed: () => boolean;
  send: (text: string | Uint8Array) => void;
  end: () => void;
}

export async function heldRequest(url: string, head: readonly string[]): Promise<HeldRequest> {
  const { hostname, port, host } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  let text = '';
  let closed = false;
  socket.on('data', (bytes: Buffer) => (text += bytes.toString('latin1')));
  socket.on('close', () => (closed = true));
  // What the other side cuts off is what the tests look at.
  socket.on('error', () => {});
  const [first = '', ...others] = head;
  socket.write([first, `host: ${host}`, ...others].join('\r\n'));
  return {
    answer: () => text,
    status: () => (text === '' ? undefined : Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1])),
    closed: () => closed,
    send: (more) => !socket.destroyed && socket.write(more),
    end: () => socket.destroy(),
  };
}

/** A POST of `bytes` that never sends its last ones. Made once for all: a hundred of them would take a second to copy. */
export function withheldBody(bytes: number, chunked: boolean): Buffer {
  const start = `${chunked ? `${bytes.toString(16)}\r\n` : ''}--x\r\ncontent-disposition: form-data; name="login"\r\n\r\n`;
  const body = Buffer.alloc(bytes - 64, 'a');
  body.write(start);
  return body;
}

export async function withheld(
  url: string,
  path: string,
  { bytes, chunked, headers = [] }: { bytes: number; chunked: boolean; headers?: readonly string[] },
  body = withheldBody(bytes, chunked),
): Promise<HeldRequest> {
  const request = await heldRequest(url, [
    `POST ${path} HTTP/1.1`,
    chunked ? 'transfer-encoding: chunked' : `content-length: ${bytes}`,
    ...headers,
    '\r\n',
  ]);
  request.send(body);
  return request;
}

import 'server-only';
import { encodeQR } from 'qr';

/** A QR code as one path of an SVG, a unit a module; `size` includes the quiet border of four. */
export interface Qr {
  size: number;
  path: string;
}

export function qrOf(text: string): Qr {
  const rows = encodeQR(text, 'raw', { border: 4, ecc: 'medium' });
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { size: rows.length, path };
}

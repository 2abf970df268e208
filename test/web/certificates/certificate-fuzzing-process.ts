import { tryCertificate } from './certificate-generated.ts';

/** The process that a fuzz run may lose: sent a seed, it answers with what became of its file. */
process.on('message', (seed: number) => {
  void tryCertificate(seed).then((tried) => process.send?.(tried));
});
process.send?.('ready');

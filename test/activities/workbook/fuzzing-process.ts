import { aFuzzing } from './fuzzing.ts';

/** The process that a fuzz run may lose: asked for a seed, it answers with what became of that file. */
const fuzzing = await aFuzzing();
process.on('message', (seed: number) => {
  void fuzzing.try(seed).then((tried) => process.send?.(tried));
});
process.once('disconnect', () => {
  void fuzzing.close();
});
process.send?.('ready');

import { aFuzzing, type Candidate } from './fuzzing.ts';

/** The process that a fuzz run may lose: sent the place of a file, it answers with what became of it. */
const fuzzing = await aFuzzing();
process.on('message', (file: Candidate) => {
  void fuzzing.try(file).then((tried) => process.send?.(tried));
});
process.once('disconnect', () => {
  void fuzzing.close();
});
process.send?.('ready');

/** Starts a clock of the processor time of this process, in milliseconds: other work on the machine does not count. */
export function processorClock(): () => number {
  const began = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
}

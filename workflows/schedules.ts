import { joined } from '#domain/manifests';

/** Workflows that a schedule starts; temporal.yaml has the times, under the same names. */
export const schedules = joined('schedules');

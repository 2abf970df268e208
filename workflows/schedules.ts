import { joined } from '#domain/manifests';

/** Workflows that a schedule starts. When they run is set in temporal.yaml under the same name. */
export const schedules = joined('schedules');

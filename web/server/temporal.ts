import 'server-only';
import { Client, Connection, isGrpcServiceError, ServiceError } from '@temporalio/client';
import { config } from '#config';

/** Modules load more than once in a Next server; globalThis is what they share. */
const shared = globalThis as typeof globalThis & { jalonTemporalClient?: Client };

/**
 * The one client of this process. It connects at first use, without throwing while the server is away, and is back
 * half a second after an outage: the interceptors and back-off that the SDK adds by itself would make that 26 s.
 */
export function temporalClient(): Client {
  shared.jalonTemporalClient ??= connect();
  return shared.jalonTemporalClient;
}

function connect(): Client {
  const { address, namespace, apiKey } = config().temporal;
  const connection = Connection.lazy({
    address,
    ...(apiKey === undefined ? {} : { apiKey, tls: true }),
    interceptors: [],
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 2000 },
  });
  return new Client({ connection, namespace });
}

/** The queue that serves every process; what every start passes along. */
export function taskQueue(): string {
  return config().temporal.taskQueues.main;
}

/** gRPC codes that pass with time: cancelled, unknown, deadline exceeded, resource exhausted, aborted, internal, unavailable. */
const passing: readonly number[] = [1, 2, 4, 8, 10, 13, 14];

/** Whether a call failed because the server was not reached, or not able. */
export function isOutage(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && passing.includes(cause.code);
}

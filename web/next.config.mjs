import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PHASE_PRODUCTION_SERVER } from 'next/constants.js';

/**
 * Read at build time too: nothing here may depend on the environment.
 * @type {import('next').NextConfig}
 */
const built = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Behind server/request-guard.ts, whose forms are smaller: what Next keeps of a body for the proxy, 10 MB otherwise.
  experimental: { proxyClientMaxBodySize: '2mb' },
  // The one package.json is a level up, and the `#` imports with it.
  turbopack: { root: dirname(dirname(fileURLToPath(import.meta.url))) },
  // gRPC and its message classes must be loaded once, by Node; the rest has native parts or finds its own files.
  serverExternalPackages: [
    '@temporalio/client',
    '@temporalio/common',
    '@temporalio/proto',
    '@temporalio/workflow',
    '@grpc/grpc-js',
    'protobufjs',
    '@prisma/client',
    '@node-rs/argon2',
    'pino',
    'exceljs',
    'next-auth',
    'node-forge',
    'piscina',
  ],
};

/**
 * A running server also knows its address: behind a reverse proxy that speaks to it under another name, Next would take
 * the portal's own forms for somebody else's. JavaScript, because Next compiles a configuration in TypeScript to
 * CommonJS, in which the `#` imports lead nowhere.
 * @param {string} phase
 * @returns {Promise<import('next').NextConfig>}
 */
export default async function nextConfig(phase) {
  if (phase !== PHASE_PRODUCTION_SERVER) return built;
  const { config } = await import('#config');
  const { host } = new URL(config().portal.url);
  return { ...built, experimental: { ...built.experimental, serverActions: { allowedOrigins: [host] } } };
}

import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

/** Read at build time too: nothing here may depend on the environment. */
const nextConfig: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
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
    'next-auth',
  ],
};

export default nextConfig;

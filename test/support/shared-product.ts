import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserServer, chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { chromiumOptions } from './chromium.ts';
import { aHouse, type House } from './house.ts';

/** How the processes of the tests reach the one product and the one browser. */
export interface SharedProduct {
  url: string;
  dataDir: string;
  simulator: string;
  temporal: string;
  /** WebSocket of the browser server. */
  browser: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers a `SharedProduct`, which it starts at the first question: Vitest sets up all folders before any test runs. */
    sharedProduct: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let house: House | undefined;
  let browser: BrowserServer | undefined;
  let started: Promise<SharedProduct> | undefined;
  async function start(): Promise<SharedProduct> {
    // An hour elsewhere; here every wait is a long one.
    house = await aHouse({ JALON_LONG_WAIT_SECONDS: '0' });
    browser = await chromium.launchServer(chromiumOptions());
    const { url, dataDir, world, temporalAddress } = house;
    return { url, dataDir, simulator: world.url, temporal: temporalAddress, browser: browser.wsEndpoint() };
  }
  const door = createServer((_request, response) => {
    started ??= start();
    started.then(
      (product) => response.end(JSON.stringify(product)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening));
  const { port } = door.address() as AddressInfo; // it listens on a port, not on a pipe
  project.provide('sharedProduct', `http://127.0.0.1:${port}`);
  return async () => {
    door.close();
    await browser?.close();
    await house?.close();
  };
}

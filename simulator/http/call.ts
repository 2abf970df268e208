import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Context } from 'hono';

export type Env = { Bindings: HttpBindings };
export type Call = Context<Env>;
export type Routes = Hono<Env>;

/** Where a system puts its routes. */
export function newRoutes(): Routes {
  return new Hono();
}

/** CommonJS packages compiled from ES modules arrive with their default export one level down. */
export function defaultExport<T>(module: T): T {
  // The types speak of the inner one, the runtime may give the outer one.
  return (module as T & { default?: T }).default ?? module;
}

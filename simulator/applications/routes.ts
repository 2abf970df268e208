import type { Route } from '../http/server.ts';
import { html } from '../pages/html.ts';
import { page } from '../pages/layout.ts';

/** The wholesaler's own applications, of which only the door stands here: what an e-service is launched to. */
export function applicationRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/applications/:name',
      answer: ({ params }) =>
        page(
          'Application',
          html`<h1>Application <code>${params['name'] ?? ''}</code></h1>
            <p>In the demo, the wholesaler’s application opens here.</p>`,
        ),
    },
  ];
}

/**
 * The one place for Remix's options; vite.config.ts hands them to the plugin.
 *
 * `v3_singleFetch` and `v3_lazyRouteDiscovery` stay off for good: their code paths carry open
 * advisories in the last Remix 2 release (docs/decisions/0001). tests/architecture.test.ts asserts it.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_routeConfig: true,
    v3_singleFetch: false,
    v3_lazyRouteDiscovery: false,
  },
}

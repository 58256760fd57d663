/**
 * How Remix builds the portal.
 *
 * Remix 2 builds with Vite, whose plugin takes these options; vite.config.ts hands them over. They live in a file of
 * their own so that the framework's settings are not mixed with the bundler's.
 *
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};

import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import { compression } from "vite-plugin-compression2";
import tsconfigPaths from "vite-tsconfig-paths";

import remixConfig from "./remix.config.js";

export default defineConfig({
  plugins: [
    remix(remixConfig),
    tsconfigPaths({ projects: ["tsconfig.json"] }),
    // As small as they get, once, where the server would have to be quick about it every time.
    compression({ algorithms: ["brotliCompress", "gzip"], include: /\.(js|css)$/ }),
  ],
  build: { manifest: true, chunkSizeWarningLimit: 1000, target: "es2022" },
  // Else the first visit in development finds new packages half-way and React twice.
  optimizeDeps: { entries: ["./app/entry.client.tsx", "./app/root.tsx", "./app/routes/**/*.tsx"] },
});

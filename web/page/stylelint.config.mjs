// The styles as they are in the page: what Chromium 64 understands.

export default {
  plugins: ["stylelint-no-unsupported-browser-features"],
  rules: {
    "plugin/no-unsupported-browser-features": [
      true,
      {
        severity: "error",
        ignorePartialSupport: true,
        // The first is `minmax()`, which grids have always had; functions that are younger are refused below. Without the
        // second nothing moves; without the third a label of four characters breaks after the third.
        ignore: ["css-math-functions", "prefers-reduced-motion", "css-text-wrap-balance"],
      },
    ],
    "function-disallowed-list": ["min", "max", "clamp"],
  },
};

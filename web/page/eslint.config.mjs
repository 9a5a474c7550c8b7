// The scripts as they are in the page: the language and the interfaces that Chromium 64 has. What they are written from is
// checked by TypeScript, whose library of the language is that of 2018.

import compat from "eslint-plugin-compat";

export default [
  {
    files: ["generated/*.js"],
    languageOptions: { ecmaVersion: 2018, sourceType: "script" },
    plugins: { compat },
    rules: { "compat/compat": "error" },
    settings: {
      // The first is put in place where it is missing; bindings ask whether there is the second before they use it.
      polyfills: ["queueMicrotask", "FinalizationRegistry"],
    },
  },
];

/**
 * Dialogs lock the scrolling of the page by a style element, which our content security policy
 * allows only with the nonce of the page; the library (get-nonce) looks for it under this name.
 */
if (typeof document !== 'undefined') {
  const script = document.querySelector<HTMLScriptElement>('script[nonce]');
  Object.assign(globalThis, { __webpack_nonce__: script?.nonce });
}

export {};

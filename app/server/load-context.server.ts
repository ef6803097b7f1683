import '@remix-run/node'

declare module '@remix-run/node' {
  /** What server.js hands to every loader and action. */
  interface AppLoadContext {
    cspNonce: string
    requestId: string
    /** The address of the browser, or of the proxy on this machine's word. */
    clientAddress: string
  }
}

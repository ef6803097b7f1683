import { createContext, useContext } from 'react'

/** The number that the Content-Security-Policy of this response allows for scripts and style elements. */
const NonceContext = createContext<string | undefined>(undefined)

export const NonceProvider = NonceContext.Provider

/** For `<Scripts nonce>`, `<ScrollRestoration nonce>` and inline scripts. Empty in the browser, which hides nonces. */
export const useNonce = (): string | undefined => useContext(NonceContext)

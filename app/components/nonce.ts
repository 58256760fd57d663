/** The word that lets a script of ours run under the content security policy; a browser keeps it from scripts. */
import { createContext, useContext } from "react";

export const NonceContext = createContext<string | undefined>(undefined);
export const useNonce = () => useContext(NonceContext);

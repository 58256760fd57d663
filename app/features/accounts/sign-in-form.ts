import * as z from "zod/mini";
import { email } from "~/forms/rules";

export const signInForm = z.object({ email });

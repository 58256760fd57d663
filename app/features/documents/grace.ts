/** So many days after a new version takes effect the version before is still good enough, unless another day is chosen (DESIGN 8). */
export const graceDays = 60;

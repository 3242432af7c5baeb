/** Between what an upload can be kept: megabytes of a million bytes a second. */
export const uploadBounds = { least: 0.1, most: 1000 };

// What `electron` resolves to in a layer that must not use it: part of no project, so that importing it fails to
// compile.
export {};

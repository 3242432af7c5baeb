// Where `electron` leads from a layer that must not know it: in no project, so that importing it fails to compile.
export {};

//! Layout, components, errors, assets: knows HTML, knows no child.

//! Instruments, citations, and values of law that hold from a day.

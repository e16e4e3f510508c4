global using FluentAssertions;
global using HsAvtal.Tests.Shared;
global using Xunit;
